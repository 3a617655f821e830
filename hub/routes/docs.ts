import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
// Not the package itself: that would run the page's script here.
import findFolder from 'swagger-ui-dist/absolute-path.js'
import type { AppEnv } from '../app-env'

/** What the page loads, all from here: nothing is fetched from elsewhere. */
const FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}
/** Swagger UI sets styles on elements as it draws; scripts are files of the hub only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Halfdoor’s hub: routes</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', supportedSubmitMethods: [], validatorUrl: null })
`

/** `/docs`: the OpenAPI document as a page to read. */
export function docsRoutes(): Hono<AppEnv> {
  const folder = findFolder()
  const app = new Hono<AppEnv>()
  app.use('/docs/*', async (context, next) => {
    await next()
    context.header('content-security-policy', POLICY)
    context.header('cache-control', 'public, max-age=3600')
  })
  app.get('/docs', (context) => {
    context.header('content-security-policy', POLICY)
    return context.html(PAGE)
  })
  app.get('/docs/start.js', (context) =>
    context.body(START, 200, { 'content-type': FILES['swagger-ui-bundle.js']! }),
  )
  for (const [name, type] of Object.entries(FILES)) {
    app.get(`/docs/${name}`, (context) =>
      context.body(readFileSync(join(folder, name)), 200, { 'content-type': type }),
    )
  }
  return app
}
