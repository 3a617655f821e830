# The team's hub alone: hub/, the rooms of lib/ it needs, and its packages.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY hub/package.json hub/package.json
# The database is another container: the embedded PostgreSQL and its platform packages stay out.
# Not `npm ci`: it refuses a lockfile that was made where the registry lacked another platform's package.
RUN npm install --no-save --workspace hub --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HUB_HOST=0.0.0.0 HUB_PORT=4180 HUB_DATA=/data
WORKDIR /app
COPY --from=packages /app ./
COPY scripts/resolve-ts.mjs scripts/resolve-ts.mjs
COPY lib/domain lib/domain
COPY lib/contract lib/contract
COPY lib/import lib/import
COPY lib/platform lib/platform
COPY hub hub
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4180
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.HUB_PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Node itself as the first process: it hears SIGTERM.
ENTRYPOINT ["node", "--import", "./scripts/resolve-ts.mjs", "hub/main.ts"]
