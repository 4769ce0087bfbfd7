import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

/** A place of the page, under an element with such a `lang`. */
const placeIn = (lang: string | undefined) => ({
  lang: '',
  style: {},
  childElementCount: 1,
  addEventListener: () => undefined,
  closest: () => (lang === undefined ? null : { lang }),
})

const languagesOf = async (...langs: readonly (string | undefined)[]) => {
  const found = langs.map(placeIn)
  vi.resetModules()
  vi.stubGlobal('document', { readyState: 'complete', querySelectorAll: () => found })
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
    },
  )
  const loader = './loader.ts'
  await import(/* @vite-ignore */ loader)
  return found.map(({ lang }) => lang)
}

it('speaks one language on a page, that of its first place: the file it brings has the words of one', async () => {
  expect(await languagesOf('fr-FR', 'en')).toEqual(['fr', 'fr'])
  expect(await languagesOf('en-GB', 'fr')).toEqual(['en', 'en'])
  expect(await languagesOf(undefined)).toEqual(['fr'])
  expect(await languagesOf()).toEqual([])
})
