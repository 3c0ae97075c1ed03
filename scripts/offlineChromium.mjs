// A Chromium that reaches this machine and nothing else.
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from './chromium.mjs'

export function launchOffline() {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [...chromiumArgs, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  })
}
