import { describe, expect, it } from 'vitest'
import { postcodePlaces } from './postcodes.js'

// Four lines as the older file writes them, one without coordinates, and the newer one's head.
const old = `Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;Libellé_d_acheminement;coordonnees_gps
26362;VALENCE;26000;;VALENCE;44.9229811667,4.91444013136
01004;AMBERIEU EN BUGEY;01500;;AMBERIEU EN BUGEY;45.9608475114,5.3729257777
01007;AMBRONAY;01500;;AMBRONAY;46.0055913782,5.35760660735
26325;ST MARCEL LES VALENCE;26320;;ST MARCEL LES VALENCE;44.9846,4.9503
98719;ILES DU VENT;98713;PAPEETE;PAPEETE;
`
const recent = `\uFEFF#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5;_geopoint\r
26362;VALENCE;26000;VALENCE;;44.9229811667, 4.91444013136\r
`

describe('the places of postcodes', () => {
  it('finds the town of a postcode, its zero kept', () => {
    const places = postcodePlaces(old)
    expect(places.placeOf('26000')).toEqual({ lat: 44.9229811667, lon: 4.91444013136 })
    expect(places.placeOf('01500', 'AMBRONAY')).toEqual({ lat: 46.0055913782, lon: 5.35760660735 })
    expect(places.placeOf('1500')).toBeUndefined()
  })

  it('reads a town as people write it', () => {
    const places = postcodePlaces(old)
    const amberieu = places.placeOf('01500', 'AMBERIEU EN BUGEY')
    expect(places.placeOf('01500', 'Ambérieu-en-Bugey')).toEqual(amberieu)
    const saint = places.placeOf('26320', 'Saint-Marcel-lès-Valence')
    expect(saint).toEqual({ lat: 44.9846, lon: 4.9503 })
  })

  it('stands in the middle of a postcode’s towns when none is called so', () => {
    const places = postcodePlaces(old)
    const { lat, lon } = places.placeOf('01500', 'Nulle-Part') ?? { lat: 0, lon: 0 }
    expect(lat).toBeCloseTo(45.98322, 4)
    expect(lon).toBeCloseTo(5.36527, 4)
  })

  it('knows nothing of a postcode without coordinates, and of one that is not there', () => {
    const places = postcodePlaces(old)
    expect(places.placeOf('98713')).toBeUndefined()
    expect(places.placeOf('99999', 'VALENCE')).toBeUndefined()
  })

  it('reads the newer columns too', () => {
    expect(postcodePlaces(recent).placeOf('26000', 'Valence')).toEqual({
      ...{ lat: 44.9229811667, lon: 4.91444013136 },
    })
  })

  it('refuses a file without the columns', () => {
    expect(() => postcodePlaces('a;b;c\n1;2;3')).toThrow('no column nom: a, b, c')
    expect(() => postcodePlaces('')).toThrow(RangeError)
  })
})
