import { describe, expect, it } from 'vitest'
import { first, textAt, treeOf } from './tree.js'

const root = (text: string) => first(treeOf(text), 'a')

describe('XML', () => {
  it('is read as plain data, names without their prefix', () => {
    const tree = root('<n:a xmlns:n="urn:x" z="1&amp;2"><n:b>x</n:b><b> y </b></n:a>')
    expect(tree?.children['b']?.map(({ text }) => text)).toEqual(['x', 'y'])
    expect(tree?.attributes).toEqual({ 'xmlns:n': 'urn:x', z: '1&2' })
    expect(textAt(tree, 'c', 'b')).toBe('x')
  })

  it('keeps figures as they are written', () => {
    expect(textAt(root('<a><b>0012.50</b><c>1e5</c></a>'), 'b')).toBe('0012.50')
    expect(textAt(root('<a><c>true</c></a>'), 'c')).toBe('true')
  })

  it('has the five entities of every file and signs by number, once', () => {
    const text =
      '<a>Dupont &amp; fils &lt;&#233;&#xE9;&gt; &quot;&apos; &amp;amp; &eacute; &#0; &#x110000;</a>'
    expect(root(text)?.text).toBe('Dupont & fils <éé> "\' &amp; &eacute; &#0; &#x110000;')
  })

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a file from elsewhere', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    [
      'entities of entities',
      '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;"><!ENTITY e "&d;&d;">]><a>&e;</a>',
    ],
    ['a document type in small letters', '<!doctype a><a/>'],
    ['an element that does not end', '<a><b></a>'],
    ['two roots', '<a/><a'],
    ['no element', 'hello'],
    ['elements without end inside each other', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`],
  ])('is refused with %s', (_, text) => {
    expect(first(treeOf(text), 'a')).toBeUndefined()
  })

  it('takes names that mean something to JavaScript for names', () => {
    const tree = root('<a><__proto__><x>1</x></__proto__><constructor>2</constructor></a>')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(textAt(tree, 'x')).toBeUndefined()
  })
})
