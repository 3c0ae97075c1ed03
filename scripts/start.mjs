// `npm start`: the playground. PORT and HOST choose where; a PORT that is taken is an error, the default moves on.
const { PORT, HOST = '127.0.0.1' } = process.env
const port = PORT ? ['--port', PORT, '--exact-port'] : ['--port', '6006']

process.argv.splice(2, Infinity, 'dev', '--ci', '--host', HOST, ...port)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0))
await import('./storybook.mjs')
