import { defineConfig } from 'vitest/config'

/** Real applications on loopback, started by `npm run test:hosts`. One after the other: they share their state. */
export default defineConfig({
  test: {
    include: ['test/hosts-real/**/*.hosts.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
