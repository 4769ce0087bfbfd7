import type { Files } from '../ports/outside.js'
import { TenantId } from '../shared/branded.js'
import { type ContractCase, same } from './expect.js'
import { filesWall } from './files-wall.js'

const us = TenantId.parse('tenant-a')
const others = TenantId.parse('tenant-b')
const hash = 'ab'.repeat(32)
const bytes = (): Uint8Array => Uint8Array.from({ length: 300 }, (_, i) => i % 256)
const list = (read: Uint8Array | undefined): readonly number[] | undefined => read && [...read]

type Scene = readonly [name: string, play: (files: Files) => Promise<void>]

const scenes: readonly Scene[] = [
  [
    'answers undefined for bytes that were never kept',
    async (files) => {
      same(list(await files.read(us, hash)), undefined, 'read')
    },
  ],
  [
    'reads back every byte that was kept',
    async (files) => {
      await files.keep(us, hash, bytes())
      same(list(await files.read(us, hash)), list(bytes()), 'read')
      const kind = (await files.read(us, hash)) instanceof Uint8Array
      same(kind, true, 'is a Uint8Array')
    },
  ],
  [
    'keeps nothing at all as well as something',
    async (files) => {
      await files.keep(us, hash, new Uint8Array())
      same(list(await files.read(us, hash)), [], 'read')
    },
  ],
  [
    'accepts the same bytes a second time',
    async (files) => {
      await files.keep(us, hash, bytes())
      await files.keep(us, hash, bytes())
      same(list(await files.read(us, hash)), list(bytes()), 'read')
    },
  ],
  [
    'shows no tenant the bytes of another',
    async (files) => {
      await files.keep(others, hash, bytes())
      same(list(await files.read(us, hash)), undefined, 'read by us')
      await files.keep(us, hash, new Uint8Array([1]))
      same(list(await files.read(others, hash)), list(bytes()), 'read by the others')
    },
  ],
  [
    'takes away all that one tenant kept, and nothing of another',
    async (files) => {
      await files.erase(us)
      await files.keep(us, hash, bytes())
      await files.keep(others, hash, bytes())
      await files.erase(us)
      same(list(await files.read(us, hash)), undefined, 'read by us')
      same(list(await files.read(others, hash)), list(bytes()), 'read by the others')
    },
  ],
  ['keeps tenants apart, whatever one of them does (S032)', (files) => filesWall(files)],
  [
    'keeps and gives copies',
    async (files) => {
      const given = bytes()
      await files.keep(us, hash, given)
      given.fill(0)
      const read = await files.read(us, hash)
      same(list(read), list(bytes()), 'after the given bytes changed')
      read?.fill(0)
      same(list(await files.read(us, hash)), list(bytes()), 'after the read bytes changed')
    },
  ],
]

/** Every promise of the files port, as cases free of any test runner. `open` answers an empty archive each time. */
export const filesContract = (open: () => Promise<Files>): readonly ContractCase[] =>
  scenes.map(([name, play]) => ({ name, run: async () => play(await open()) }))
