import type { Broadcast, Heard } from '../ports/broadcast.js'
import { longestNote } from '../ports/broadcast.js'
import { TenantId } from '../shared/branded.js'
import { type ContractCase, same, thrownBy } from './expect.js'

/** Two ends of one broadcast, as two processes would hold them. */
export interface OpenBroadcast {
  readonly here: Broadcast
  readonly there: Broadcast
  /** Waits until what was told has arrived or never will. */
  readonly settle: () => Promise<void>
}

const [a, b] = [TenantId.parse('tenant-a'), TenantId.parse('tenant-b')]

const ear = () => {
  const notes: (string | undefined)[] = []
  const heard: Heard = (note) => void notes.push(note)
  return { notes, heard }
}

type Scene = readonly [name: string, play: (opened: OpenBroadcast) => Promise<void>]

const scenes: readonly Scene[] = [
  [
    'is heard at the other end and at this one, in the order told',
    async ({ here, there, settle }) => {
      const [ours, theirs] = [ear(), ear()]
      await here.listen(a, 'facts', ours.heard)
      await there.listen(a, 'facts', theirs.heard)
      for (const note of ['1', '2', 'trois : « é » 🎉']) await here.tell(a, 'facts', note)
      await settle()
      same(theirs.notes, ['1', '2', 'trois : « é » 🎉'], 'there')
      same(ours.notes, theirs.notes, 'here')
    },
  ],
  [
    'is heard by everybody who listens, whatever another makes of it',
    async ({ here, there, settle }) => {
      const [one, two] = [ear(), ear()]
      await there.listen(a, 'facts', one.heard)
      await there.listen(a, 'facts', () => {
        throw new Error('this one fails')
      })
      await there.listen(a, 'facts', two.heard)
      await here.tell(a, 'facts', '1')
      await settle()
      same([one.notes, two.notes], [['1'], ['1']], 'both')
    },
  ],
  [
    'is not heard by another tenant',
    async ({ here, there, settle }) => {
      const other = ear()
      await there.listen(b, 'facts', other.heard)
      await here.tell(a, 'facts', '1')
      await settle()
      same(other.notes, [], 'nothing')
    },
  ],
  [
    'is not heard under another topic',
    async ({ here, there, settle }) => {
      const other = ear()
      await there.listen(a, 'chats', other.heard)
      await here.tell(a, 'facts', '1')
      await settle()
      same(other.notes, [], 'nothing')
    },
  ],
  [
    'is not heard any more by one who stopped, and still by the other',
    async ({ here, there, settle }) => {
      const [gone, still] = [ear(), ear()]
      const stop = await there.listen(a, 'facts', gone.heard)
      await there.listen(a, 'facts', still.heard)
      stop()
      stop()
      await here.tell(a, 'facts', '1')
      await settle()
      same([gone.notes, still.notes], [[], ['1']], 'the one who stayed')
    },
  ],
  [
    'tells a note as long as may be, and refuses a longer one',
    async ({ here, there, settle }) => {
      const { notes, heard } = ear()
      await there.listen(a, 'facts', heard)
      const long = 'é'.repeat(longestNote)
      await here.tell(a, 'facts', long)
      const problem = await thrownBy(() => here.tell(a, 'facts', `${long}!`), 'too long')
      same(problem instanceof RangeError, true, 'a RangeError')
      await settle()
      same(notes, [long], 'the one')
    },
  ],
  [
    'is heard by nobody once closed',
    async ({ here, there, settle }) => {
      const { notes, heard } = ear()
      await there.listen(a, 'facts', heard)
      await there.close()
      await here.tell(a, 'facts', '1').catch(() => {})
      await settle()
      same(notes, [], 'nothing')
    },
  ],
]

/** Every promise of the broadcast port, as cases free of any test runner. */
export const broadcastContract = (open: () => Promise<OpenBroadcast>): readonly ContractCase[] =>
  scenes.map(([name, play]) => ({
    name,
    run: async () => {
      const opened = await open()
      try {
        await play(opened)
      } finally {
        await opened.here.close()
        await opened.there.close()
      }
    },
  }))
