import { describe, expect, it } from 'vitest'
import { isPublic, publicLookup } from './public-address.js'

describe('an address', () => {
  it.each([
    ...[
      '8.8.8.8',
      '1.1.1.1',
      '172.15.0.1',
      '172.32.0.1',
      '192.167.1.1',
      '100.63.0.1',
      '223.255.0.1',
    ],
    ...['2606:4700::1111', '2a01:e0a::1'],
  ])('%s is of the open network', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
    ...[
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1'],
    ...['::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:1::', '2001:db8::1'],
    ...['', 'localhost', '2130706433', '0x7f.1'],
  ])('%s is not', (address) => {
    expect(isPublic(address)).toBe(false)
  })
})

describe('the look-up of a connection', () => {
  const finding = (...addresses: readonly string[]) =>
    publicLookup(((_: string, __: object, found: (...answer: unknown[]) => void) =>
      found(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as never)
  const look = (lookup: ReturnType<typeof finding>, all: boolean) =>
    new Promise((resolve) =>
      lookup('hooks.example.fr', { all }, (...answer) => resolve(answer.map(String))),
    )

  it('finds what is open to all', async () => {
    expect(await look(finding('8.8.8.8'), false)).toEqual(['null', '8.8.8.8', '4'])
    const both = finding('8.8.8.8', '2606:4700::1111')
    expect(await look(both, true)).toEqual(['null', '[object Object],[object Object]'])
  })

  it('refuses a host as soon as one of its addresses is within', async () => {
    for (const all of [true, false])
      expect(await look(finding('8.8.8.8', '169.254.169.254'), all)).toEqual([
        'Error: hooks.example.fr is within a network that is not open to all',
        '',
      ])
  })

  it('refuses this machine, by whatever name the machine knows it', async () => {
    const [problem] = (await look(publicLookup() as never, true)) as string[]
    expect(problem).toMatch(/ENOTFOUND|EAI_AGAIN|not open to all|null/)
    const own = await new Promise((resolve) =>
      publicLookup()('localhost', { all: true }, (...[said]) => resolve(String(said))),
    )
    expect(own).toBe('Error: localhost is within a network that is not open to all')
  })
})
