import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AWAITED, crashPoints, type CrashPoint } from '../bench/crashes/crashPoints.js'
import { CrashRig, type CrashMode } from '../bench/crashes/crashRig.js'
import { buildHandlerProcess, type HandlerFile } from '../bench/crashes/HandlerProcess.js'
import { redisIsMissing, startRedisServer, type RedisServer } from '../support/redisServer.js'

/** Of each kind one: nothing sent, sent and not answered, answered. `npm run bench:crashes` takes all of them. */
const few: readonly CrashPoint[] = ['after the claim is written', AWAITED, 'before the task is on record']

describe.skipIf(redisIsMissing !== undefined)('a handler that is killed in the midst of a create', () => {
  let redis: RedisServer
  let file: HandlerFile

  beforeAll(async () => {
    ;[redis, file] = await Promise.all([startRedisServer(), buildHandlerProcess()])
  })
  afterAll(async () => {
    file.remove()
    await redis.close()
  })

  describe.each<[string, CrashMode, readonly CrashPoint[]]>([
    ['and called back after its restart loses no task and makes none twice', 'callbacks', crashPoints],
    ['and never called back says that nobody knows', 'silent', few],
    ['and has no Redis answers about every task whose id the browser holds', 'memory', few],
  ])('%s', (_, mode, points) => {
    let rig: CrashRig

    beforeAll(async () => {
      rig = new CrashRig(mode, file.path, redis.socketPath)
      await rig.start()
    })
    afterAll(() => rig.stop())

    test.each(points)('killed %s', async (point) => {
      expect((await rig.run(point)).problems).toEqual([])
    })
  })
})
