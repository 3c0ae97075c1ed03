import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redisIsMissing, startRedisServer, type RedisServer } from '../support/redisServer.js'
import { CrashRig, type CrashMode } from '../bench/crashes/crashRig.js'
import { AWAITED, crashPoints, type CrashPoint } from '../bench/crashes/crashPoints.js'
import { buildHandlerProcess } from '../bench/crashes/HandlerProcess.js'

describe.skipIf(redisIsMissing !== undefined)('a handler that is killed at any point of a create', () => {
  /** Of each kind one: nothing sent, sent and not answered, answered. The rest is measured by bench:crashes. */
  const few: readonly CrashPoint[] = ['after the claim is written', AWAITED, 'before the task is on record']
  let redis: RedisServer
  let file: string

  beforeAll(async () => {
    ;[redis, file] = await Promise.all([startRedisServer(), buildHandlerProcess()])
  })
  afterAll(() => redis.close())

  async function problemsOf(mode: CrashMode, points: readonly CrashPoint[]): Promise<string[]> {
    const rig = new CrashRig(mode, file, redis.socketPath)
    await rig.start()
    const problems: string[] = []
    for (const point of points) {
      const run = await rig.run(point)
      problems.push(...run.problems.map((problem) => `${point}: ${problem}`))
    }
    await rig.stop()
    return problems
  }

  test('loses no task and makes none twice, with callbacks', async () => {
    expect(await problemsOf('callbacks', crashPoints)).toEqual([])
  })
  test('leaves no click in doubt without saying so, where nobody calls back', async () => {
    expect(await problemsOf('silent', few)).toEqual([])
  })
  test('answers about every task whose id the browser holds, without Redis', async () => {
    expect(await problemsOf('memory', few)).toEqual([])
  })
})
