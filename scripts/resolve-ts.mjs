// Lets scripts import modules of lib/, whose imports name no extension, on plain Node.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const bare = specifier.startsWith('.') && !/\.[a-z]+$/i.test(specifier)
    return next(bare && context.parentURL?.endsWith('.ts') ? `${specifier}.ts` : specifier, context)
  },
})
