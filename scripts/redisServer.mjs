// Where a redis-server is: REDIS_SERVER_PATH, then the PATH.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @returns {string | undefined} */
export function findRedisServer() {
  const override = process.env.REDIS_SERVER_PATH
  if (override) {
    if (!existsSync(override)) throw new Error(`REDIS_SERVER_PATH names no file: ${override}`)
    return override
  }
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'redis-server'))
    .find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
