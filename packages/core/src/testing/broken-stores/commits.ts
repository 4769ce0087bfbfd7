import { type Change, type Store, StoreError } from '../../ports/store.js'
import type { TenantId } from '../../shared/branded.js'
import { altered, committing, type OpenBroken, versionNow } from './wrap.js'

/** Makes the changes that `which` picks win whatever their version. */
const ignoringVersions = (which: (change: Change) => boolean): OpenBroken =>
  committing((inner, tenant, changes) =>
    Promise.all(
      changes.map(async (change) =>
        'version' in change && which(change)
          ? { ...change, version: await versionNow(inner, tenant, change) }
          : change,
      ),
    ),
  )

const isReplaceOfNothing = async (inner: Store, tenant: TenantId, change: Change) =>
  change.do === 'replace' && (await versionNow(inner, tenant, change)) === 0

const failingWith = (code: (problem: StoreError) => Error): OpenBroken =>
  altered((inner) => ({
    async commit(tenant, changes) {
      try {
        await inner.commit(tenant, changes)
      } catch (problem) {
        throw problem instanceof StoreError ? code(problem) : problem
      }
    },
  }))

const withVersion = (change: (version: number) => number): OpenBroken =>
  altered((inner) => ({
    async get(...at) {
      const stored = await inner.get(...at)
      return stored && { ...stored, version: change(stored.version) }
    },
  }))

/** Stores that get a commit wrong. */
export const brokenCommits: Readonly<Record<string, OpenBroken>> = {
  'ignores the version of a replacement': ignoringVersions((change) => change.do === 'replace'),
  'ignores the version of a removal': ignoringVersions((change) => change.do === 'remove'),
  'ignores checks': ignoringVersions((change) => change.do === 'check'),
  'ignores checks of absence': ignoringVersions(
    (change) => change.do === 'check' && change.version === 0,
  ),
  'takes the version for a minimum': committing((inner, tenant, changes) =>
    Promise.all(
      changes.map(async (change) => {
        if (!('version' in change)) return change
        const now = await versionNow(inner, tenant, change)
        return { ...change, version: Math.min(change.version, now) }
      }),
    ),
  ),
  'writes each line on its own': altered((inner) => ({
    async commit(tenant, changes) {
      for (const change of changes) await inner.commit(tenant, [change])
    },
  })),
  'writes the first line only': committing(async (_, __, changes) => changes.slice(0, 1)),
  'replaces nothing into something': committing((inner, tenant, changes) =>
    Promise.all(
      changes.map(
        async (change): Promise<Change> =>
          change.do === 'replace' && (await isReplaceOfNothing(inner, tenant, change))
            ? { do: 'insert', of: change.of, doc: change.doc }
            : change,
      ),
    ),
  ),
  'removes what is gone without a word': altered((inner) => ({
    async commit(tenant, changes) {
      const real: Change[] = []
      for (const change of changes)
        if (change.do !== 'remove' || (await versionNow(inner, tenant, change))) real.push(change)
      await inner.commit(tenant, real)
    },
  })),
  'overwrites at an insert': committing((inner, tenant, changes) =>
    Promise.all(
      changes.map(async (change): Promise<Change> => {
        const version = await versionNow(inner, tenant, change)
        return change.do === 'insert' && version ? { ...change, do: 'replace', version } : change
      }),
    ),
  ),
  'removes nothing': committing(async (_, __, changes) =>
    changes.filter((change) => change.do !== 'remove'),
  ),
  'merges at a replacement': committing((inner, tenant, changes) =>
    Promise.all(
      changes.map(async (change) => {
        if (change.do !== 'replace') return change
        const before = await inner.get(tenant, change.of, change.doc.id)
        return { ...change, doc: { ...before?.doc, ...change.doc } }
      }),
    ),
  ),
  'moves the version of what it checks': committing((inner, tenant, changes) =>
    Promise.all(
      changes.map(async (change): Promise<Change> => {
        const checked = change.do === 'check' && (await inner.get(tenant, change.of, change.id))
        return checked && change.do === 'check'
          ? { do: 'replace', of: change.of, doc: checked.doc, version: change.version }
          : change
      }),
    ),
  ),
  'calls a conflict a duplicate': failingWith(() => new StoreError('duplicate', '')),
  'calls a duplicate a conflict': failingWith(() => new StoreError('conflict', '')),
  'loses with an error of its own': failingWith(({ message }) => new Error(message)),
  'counts versions from 0': withVersion((version) => version - 1),
  'counts versions by two': withVersion((version) => version * 2 - 1),
  'says version 1 in every page': altered((inner) => ({
    async find(...at) {
      const page = await inner.find(...at)
      return { ...page, items: page.items.map(({ doc }) => ({ doc, version: 1 })) }
    },
  })),
  'remembers the version of what was removed': altered((inner) => {
    const last = new Map<string, number>()
    return {
      async get(tenant, of, id) {
        const stored = await inner.get(tenant, of, id)
        return stored && { ...stored, version: stored.version + (last.get(id) ?? 0) }
      },
      async commit(tenant, changes) {
        await inner.commit(tenant, changes)
        for (const change of changes)
          if (change.do === 'remove') last.set(change.id, change.version)
      },
    }
  }),
}
