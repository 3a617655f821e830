import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [await WxtVitest()],
        test: {
          name: 'unit',
          include: ['{lib,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/hosts-real/**', 'node_modules/**'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'hub',
          include: ['hub/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['hub/test/global-postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [await WxtVitest()],
        test: {
          name: 'component',
          include: ['components/**/*.test.tsx', 'lib/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/setup-component.ts'],
          // A form filled by a person’s single keys takes seconds on a busy machine.
          testTimeout: 30_000,
        },
      },
    ],
  },
})
