/** A point of a drawn signature, in thousandths of the pad's width, from its upper left corner; whole numbers. */
export type Point = readonly [x: number, y: number]

/** What one pass of the finger drew. */
export type Stroke = readonly Point[]

/** Height of the pad, in thousandths of its width. */
export const padHeight = 400

/** Characters of the longest drawing that the house takes: 64 kB. */
export const longestDrawing = 65_536

/** How far a finger goes before its next point counts, in thousandths of the pad's width. */
const stride = 4

/** A stroke with its next point, unless that is where the last one was. */
export const drawnOn = (stroke: Stroke, [x, y]: Point): Stroke => {
  const [lastX = -stride, lastY = -stride] = stroke.at(-1) ?? []
  return Math.hypot(x - lastX, y - lastY) < stride ? stroke : [...stroke, [x, y]]
}

/** A point of the screen on the pad; what lies beside the pad is drawn at its edge. */
export const pointOn = (
  pad: { readonly left: number; readonly top: number; readonly width: number },
  at: { readonly clientX: number; readonly clientY: number },
): Point => {
  const scale = pad.width > 0 ? 1000 / pad.width : 0
  const within = (value: number, top: number) => Math.min(top, Math.max(0, Math.round(value)))
  return [
    within((at.clientX - pad.left) * scale, 1000),
    within((at.clientY - pad.top) * scale, padHeight),
  ]
}

/** A signature as the path of an SVG of 1000 by 400; empty when nothing was drawn. A tap is a dot. */
export const pathOf = (strokes: readonly Stroke[]): string =>
  strokes
    .flatMap(([first, ...rest]) => {
      if (!first) return []
      const lines = (rest.length ? rest : [first]).map(([x, y]) => `L${x} ${y}`)
      return [`M${first[0]} ${first[1]}${lines.join('')}`]
    })
    .join('')
