import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Fact, facts } from '../app/facts.js'
import type { Doc } from '../ports/store.js'
import { report } from '../testing/journey.js'
import { memoryFiles } from '../testing/memory-files.js'
import { given, refused } from '../testing/scenario.js'
import { newCustomer, smallCompany } from '../testing/small-company.js'
import type { Report } from './report.js'
import { drawingIn, longestDrawing, svgOf } from './signature.js'

const drawing = 'M120 200L130 190L140 210M400 80L400 80'

/** A report that waits for its signature; `kept` is what the archive holds, by hash. */
const open = async () => {
  const kept = new Map<string, Uint8Array>()
  const memory = memoryFiles()
  const files: typeof memory = {
    ...memory,
    keep: async (tenant, sha256, bytes) => {
      await memory.keep(tenant, sha256, bytes)
      kept.set(sha256, bytes)
    },
    read: async (_, sha256) => kept.get(sha256),
  }
  const company = await smallCompany({ files })
  const { foyer, as, store, tenant, alma, customer } = company
  const id = await report(company)
  const sign = (drawn?: string) =>
    foyer.dispatch.signReport(
      { report: id, signedBy: 'Marie Dupont', drawing: drawn },
      as('worker', alma),
    )
  const stored = async () => {
    const found = await store.get(tenant, 'reports', id)
    if (!found) throw new Error('no report')
    return { version: found.version, doc: found.doc as Report }
  }
  const show = async (by = as('agent')) =>
    given(foyer.dispatch.showReport({ visit: (await stored()).doc.visit }, by))
  /** Changes the report as somebody with the database in hand would, past every rule. */
  const tamper = async (change: object) => {
    const { doc, version } = await stored()
    const changed: Doc = { ...doc, ...change }
    await store.commit(tenant, [{ do: 'replace', of: 'reports', doc: changed, version }])
  }
  const revise = async () =>
    given(
      foyer.dispatch.reviseReport(
        { visit: (await stored()).doc.visit, text: 'Autre chose' },
        as('agent'),
      ),
    )
  return { ...company, id, kept, sign, stored, show, tamper, revise, customer }
}

describe('a signature that was drawn', () => {
  it('is shown with the report to the office, the worker and the customer, and is in the archive as an SVG (S138)', async () => {
    const { sign, show, kept, as, alma, customer, stored } = await open()
    const signed = await given(sign(drawing))
    expect(signed.signature).toMatchObject({ drawing, intact: true })
    for (const by of [as('agent'), as('accountant'), as('worker', alma), as('customer', customer)])
      expect((await show(by)).signature).toEqual(signed.signature)
    const [[sha256, svg] = []] = [...kept]
    expect(
      createHash('sha256')
        .update(svg ?? '')
        .digest('hex'),
    ).toBe(sha256)
    expect(Buffer.from(svg ?? []).toString('utf8')).toContain(`<path d="${drawing}"`)
    expect((await stored()).doc.signature?.drawing).toBe(sha256)
  })

  it('is of nobody else’s to see', async () => {
    const company = await open()
    const { sign, show, as, basile } = company
    await given(sign(drawing))
    const stranger = await newCustomer(company, 2)
    await expect(show(as('customer', stranger))).rejects.toThrow('not-found')
    await expect(show(as('worker', basile))).rejects.toThrow('not-found')
  })

  it('may be left out: the name that was typed is sealed alone (S138)', async () => {
    const { sign, show, kept } = await open()
    const { signature } = await given(sign())
    expect(signature).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), intact: true })
    expect(await show()).toMatchObject({ signature: { intact: true }, signedBy: 'Marie Dupont' })
    expect(kept.size).toBe(0)
  })

  it('belongs to its edition: the next one needs another, and the first stays (S177, S138)', async () => {
    const { sign, show, revise } = await open()
    const { signature } = await given(sign(drawing))
    const revised = await revise()
    expect(revised.signature).toBeUndefined()
    expect(revised.earlier).toMatchObject([{ edition: 1, signature }])
    const other = await given(sign('M1 2L3 4'))
    expect(other.signature).toMatchObject({ drawing: 'M1 2L3 4', intact: true })
    expect(other.signature?.sha256).not.toBe(signature?.sha256)
    expect((await show()).earlier).toMatchObject([{ edition: 1, signature }])
  })

  it('leaves the archive alone when the report is signed already', async () => {
    const { sign, kept } = await open()
    await given(sign())
    expect(await refused(sign(drawing))).toEqual({ code: 'report-signed' })
    expect(kept.size).toBe(0)
  })
})

describe('one changed byte', () => {
  it.each([
    ['of what was done', { text: 'Pilote remis en place.' }],
    ['of the time', { minutesWorked: 61 }],
    ['of the parts', { parts: [{ label: 'Souris', quantity: 1, price: 1 }] }],
    ['of the name', { signedBy: 'Marie Dupond' }],
    ['of the moment', { signedAt: '2026-03-09T16:00:00.001Z' }],
    ['of where the text comes from', { source: 'voice' }],
    ['of the seal', { signature: { sha256: '0'.repeat(64) } }],
    ['of nothing but the seal, which is gone', { signature: undefined }],
  ])('%s shows (S138)', async (_, change) => {
    const { sign, show, tamper } = await open()
    expect((await given(sign(drawing))).signature?.intact).toBe(true)
    await tamper(change)
    expect((await show()).signature?.intact).toBe(false)
  })

  it('of the drawing shows, and so does a drawing that is lost: what is there instead is not shown (S138)', async () => {
    const { sign, show, kept } = await open()
    await given(sign(drawing))
    const [[sha256 = '', svg = new Uint8Array()] = []] = [...kept]
    kept.set(sha256, svgOf(drawing.replace('120', '121')))
    expect((await show()).signature).toMatchObject({ intact: false })
    expect((await show()).signature).not.toHaveProperty('drawing', expect.anything())
    kept.delete(sha256)
    expect((await show()).signature).toMatchObject({ intact: false })
    kept.set(sha256, svg)
    expect((await show()).signature).toMatchObject({ intact: true, drawing })
  })

  it('of an earlier edition shows, and leaves the others alone (S138)', async () => {
    const { sign, show, revise, tamper, stored } = await open()
    await given(sign(drawing))
    await revise()
    await given(sign())
    const [first] = (await stored()).doc.earlier
    await tamper({ earlier: [{ ...first, text: 'Rien' }] })
    const { signature, earlier } = await show()
    expect([signature?.intact, earlier[0]?.signature?.intact]).toEqual([true, false])
  })

  it('shows although whoever changed it sealed it anew: the trail tells the seal of before (S138)', async () => {
    const other = await open()
    const { signature: forged } = await given(other.sign(drawing))
    const { sign, show, stored, tamper, store, tenant, id } = await open()
    const { signature } = await given(sign())
    const where = { type: 'report-signed', of: id }
    const { items } = await store.find(tenant, facts.name, { where, limit: 9 })
    const told = items.map(({ doc }) => (doc as Fact).data)
    const { visit } = (await stored()).doc
    expect(told).toEqual([{ visit, edition: 1, sha256: signature?.sha256 }])
    expect(JSON.stringify(told)).not.toContain('Dupont')
    await tamper({ signature: { sha256: forged?.sha256 } })
    expect((await show()).signature?.intact).toBe(false)
  })
})

describe('what is no drawing', () => {
  const far = `M0 0${'L1000 400'.repeat(8000)}`
  it.each([
    ['nothing', ''],
    ['a place without a line', 'M1 2'],
    ['a line from nowhere', 'L1 2'],
    ['a point beside the pad', 'M1001 0L1 1'],
    ['a point below it', 'M1 401L1 1'],
    ['a curve', 'M1 2C1 2 3 4 5 6'],
    ['markup', '"/><script>alert(1)</script>'],
    ['markup behind a drawing', 'M1 2L3 4"/><script/>'],
    ['a picture that says it is one', 'data:image/png;base64,iVBORw0KGgo='],
    ['more than 64 kB', far],
  ])('is refused: %s', async (_, drawn) => {
    const { sign, kept, show } = await open()
    const refusal = await refused(sign(drawn))
    expect(refusal).toMatchObject({ code: 'invalid-input', issues: [{ path: 'drawing' }] })
    expect([kept.size, (await show()).status]).toEqual([0, 'draft'])
  })

  it('is told from the longest one that is taken', async () => {
    const { sign } = await open()
    const line = 'L123 45'
    const longest = `M1 2${line.repeat(Math.floor((longestDrawing - 4) / line.length))}`
    expect(longestDrawing - longest.length).toBeLessThan(line.length)
    const { signature } = await given(sign(longest))
    expect(signature).toMatchObject({ drawing: longest, intact: true })
  })

  it('is told from a drawing in its file', () => {
    expect(drawingIn(svgOf(drawing))).toBe(drawing)
    expect(drawingIn(svgOf('M1 2"/><script/>'))).toBeUndefined()
    expect(drawingIn(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBeUndefined()
    expect(drawingIn(new Uint8Array())).toBeUndefined()
  })
})

describe('a report of before signatures were sealed', () => {
  it('is read, its text as typed, and says nothing of a seal; its next edition has one', async () => {
    const { sign, show, tamper, stored, store, tenant, id, revise } = await open()
    await given(sign())
    const where = { type: 'report-signed', of: id }
    const [told] = (await store.find(tenant, facts.name, { where, limit: 1 })).items
    if (!told) throw new Error('nothing told')
    const { visit } = (await stored()).doc
    const older: Doc = { ...(told.doc as Fact), ...{ data: { visit, edition: 1 } } } as Fact
    const { version } = told
    await store.commit(tenant, [{ do: 'replace', of: facts.name, doc: older, version }])
    await tamper({ source: undefined, signature: undefined })
    const shown = await show()
    expect(shown).toMatchObject({ source: 'typed', status: 'signed', signedBy: 'Marie Dupont' })
    expect(shown.signature).toBeUndefined()
    const revised = await revise()
    expect(revised.earlier).toMatchObject([{ source: 'typed', signedBy: 'Marie Dupont' }])
    const { signature, earlier } = await given(sign(drawing))
    expect([signature?.intact, earlier[0]?.signature]).toEqual([true, undefined])
  })
})
