import { describe, expect, it } from 'vitest'
import { settingNotes } from './settings.js'

describe('the settings', () => {
  it('ask what the law leaves open, and say what is done when nobody answers', () => {
    expect(settingNotes).toEqual([
      {
        name: 'trusts',
        question: 'Which rows known from memory only does the tenant take on itself?',
        options: 'ids of rows',
        safeSide: 'none: an answer that needs such a row is undetermined and names it',
      },
      {
        name: 'confidence',
        question: 'How well must a row have been read to carry an answer?',
        options: '`verified`, `secondary`',
        safeSide:
          '`secondary`: a serious source that quotes or applies the text is enough; `memory` never is',
      },
      {
        name: 'aids',
        question: 'Are aids taken off an activity’s expenses before its cap, or after?',
        options: '`before-cap`, `after-cap`',
        safeSide: '`before-cap`: only what the household bore is measured against the cap',
      },
      {
        name: 'sixtyFive',
        question: 'Is a person over 65 for the year of the 65th birthday?',
        options: '`in-the-year`, `before-the-year`',
        safeSide: '`in-the-year`, as the tax office computes',
      },
      {
        name: 'sameDayOddJobs',
        question: 'Are two odd jobs on one day at one home measured together?',
        options: '`apart`, `summed`',
        safeSide: 'undetermined, when together they pass two hours',
      },
      {
        name: 'bundleOf',
        question: 'May the set of services come from several providers of one household?',
        options: '`provider`, `household`',
        safeSide: '`provider`: from one and the same',
      },
      {
        name: 'vatClass',
        question: 'Which rate do remote care, sign-language interpreters and help for a time bear?',
        options: '`normal`, `reduced` or `super-reduced`, by activity',
        safeSide: 'undetermined: a person enters the rate',
      },
      {
        name: 'mentions',
        question: 'Which words replace the references to the CGI after 30 June 2028?',
        options: 'the words, by ground',
        safeSide: 'undetermined from 1 July 2028',
      },
    ])
  })
})
