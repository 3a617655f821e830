// In a terminal the address and what goes wrong are enough; LOG_LEVEL=info shows every request.
process.env.LOG_LEVEL ||= 'warn'
await import('../../hub/main.ts')
