// `npm start`: the playground. PORT and HOST choose where; a PORT that is taken is an error, the default moves on.
const { PORT, HOST = '127.0.0.1' } = process.env
const port = PORT ? ['--port', PORT, '--exact-port'] : ['--port', '6006']

endWithNpm()
process.argv.splice(2, Infinity, 'dev', '--ci', '--host', HOST, ...port)
await import('./storybook.mjs')

/** A signal ends the server; also one that only npm got, whose shell passes nothing on. */
function endWithNpm() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0))
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  setInterval(() => {
    if (process.ppid !== shell || !isAlive(shell)) process.exit(0)
  }, 250).unref()
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
