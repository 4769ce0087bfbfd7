import { type Face, widthOf, wrap } from './face.js'
import { type Pdf, paper } from './pdf-file.js'
import { writerOf } from './writer.js'

/** Points in so many millimetres. */
export const mm = (length: number): number => (length * 72) / 25.4

/** The inks of a document, as red, green and blue from 0 to 1: one accent, readable in black and white. */
export const inks = {
  text: '.13 .15 .18',
  quiet: '.4 .43 .47',
  accent: '.07 .29 .36',
  line: '.8 .82 .84',
  tint: '.93 .955 .96',
} as const

/** How a text looks; regular and `text` unless told. Size in points. */
export interface Style {
  readonly size: number
  readonly bold?: boolean
  readonly ink?: keyof typeof inks
}

/** The frame of a page, in points from the top left corner: 18 mm margins, room for the foot. */
export const frame = {
  left: mm(18),
  right: paper.width - mm(18),
  width: paper.width - mm(36),
  top: mm(25),
  bottom: paper.height - mm(22),
} as const

/** Draws on one page. Points from the top left corner; `y` is a text's base line. */
export interface Canvas {
  readonly text: (x: number, y: number, text: string, style: Style) => void
  /** Ends at `x`; shrinks rather than be wider than `width`. */
  readonly right: (x: number, y: number, text: string, style: Style, width?: number) => void
  readonly rule: (
    x: number,
    y: number,
    to: number,
    ink?: keyof typeof inks,
    weight?: number,
  ) => void
  readonly box: (x: number, y: number, width: number, height: number) => void
  readonly wrap: (text: string, style: Style, width: number) => readonly string[]
  /** The page's content stream so far. */
  readonly content: () => Uint8Array
}

/** A blank page. */
export const canvasOf = (pdf: Pdf): Canvas => {
  const writer = writerOf(16384)
  let filled = ''
  let stroked = ''
  const face = (style: Style): Face => (style.bold ? pdf.bold : pdf.regular)
  const fill = (ink: keyof typeof inks): void => {
    if (filled !== ink) writer.put(`${inks[ink]} rg\n`)
    filled = ink
  }
  const text: Canvas['text'] = (x, y, shown, style) => {
    fill(style.ink ?? 'text')
    const font = face(style)
    const place = `${number(x)} ${number(paper.height - y)}`
    writer.put(`BT/${font.name} ${number(style.size)} Tf ${place} Td(`)
    writer.show(font, shown)
    writer.put(')Tj ET\n')
  }
  const stroke = (pen: string): void => {
    if (stroked !== pen) writer.put(pen)
    stroked = pen
  }
  return {
    text,
    right: (x, y, shown, style, width = Number.POSITIVE_INFINITY) => {
      const natural = widthOf(face(style), shown, style.size)
      const size = natural > width ? (style.size * width) / natural : style.size
      text(x - Math.min(natural, width), y, shown, size === style.size ? style : { ...style, size })
    },
    rule: (x, y, to, ink = 'line', weight = 0.5) => {
      stroke(`${inks[ink]} RG ${weight} w\n`)
      const height = number(paper.height - y)
      writer.put(`${number(x)} ${height} m ${number(to)} ${height} l S\n`)
    },
    box: (x, y, width, height) => {
      fill('tint')
      const corner = `${number(x)} ${number(paper.height - y - height)}`
      writer.put(`${corner} ${number(width)} ${number(height)} re f\n`)
    },
    wrap: (shown, style, width) => wrap(face(style), shown, style.size, width),
    content: writer.bytes,
  }
}

/** A positive number to two decimals; whole numbers print much faster than fractions. */
const number = (value: number): string => {
  const hundredths = Math.round(value * 100)
  const rest = hundredths % 100
  if (hundredths < 0 || rest === 0) return String(hundredths / 100)
  return `${(hundredths - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`
}

/** Pages that follow each other, and the height reached on the last one. */
export interface Flow {
  /** The page being drawn. */
  readonly canvas: () => Canvas
  /** The height reached, in points from the top. */
  readonly y: () => number
  readonly moveTo: (y: number) => void
  readonly skip: (height: number) => void
  /** Turns the page unless `height` points are left; says whether it did. */
  readonly ensure: (height: number) => boolean
  /** A text in lines, from the height reached. */
  readonly paragraph: (text: string, style: Style, box?: Box) => void
  readonly pages: () => readonly Canvas[]
}

/** Where lines run. `leading` is the height of one, as a multiple of the size. */
export interface Box {
  readonly x?: number
  readonly width?: number
  readonly leading?: number
}

/** An empty first page; `head` draws the top of every page that follows. */
export const flowOf = (pdf: Pdf, head: (canvas: Canvas) => void): Flow => {
  const pages = [canvasOf(pdf)]
  let canvas = pages[0] ?? canvasOf(pdf)
  let y: number = frame.top
  const turn = (): void => {
    canvas = canvasOf(pdf)
    pages.push(canvas)
    head(canvas)
    y = frame.top
  }
  const ensure = (height: number): boolean => {
    const full = y + height > frame.bottom
    if (full) turn()
    return full
  }
  return {
    canvas: () => canvas,
    y: () => y,
    moveTo: (to) => {
      y = to
    },
    skip: (height) => {
      y += height
    },
    ensure,
    paragraph: (text, style, { x = frame.left, width = frame.width, leading = 1.4 } = {}) => {
      for (const line of canvas.wrap(text, style, width)) {
        ensure(style.size * leading)
        y += style.size * leading
        canvas.text(x, y, line, style)
      }
    },
    pages: () => pages,
  }
}
