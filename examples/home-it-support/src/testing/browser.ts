import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env } from 'node:process'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const onThePath = (): string | undefined =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** This one breaks down when it is asked whether it can listen. */
const deaf = '--disable-blink-features=OnDeviceWebSpeechAvailable'

/**
 * Opens a browser: that of `CHROMIUM_PATH`, else the system's Chromium or Chrome, else the one that came with the packages (Linux),
 * which unpacks itself into the folder for temporary files.
 */
export const openBrowser = async (): Promise<Browser> => {
  const known = env['CHROMIUM_PATH'] ?? onThePath()
  if (known) return chromium.launch({ executablePath: known, args: flags })
  // On a bare image it brings its libraries only where it believes to run as a function of this kind.
  env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  return chromium.launch({ executablePath, args: [...flags, deaf] })
}
