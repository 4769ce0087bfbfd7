import { type PointerEvent, useEffect, useRef } from 'react'
import { drawnOn, padHeight, pointOn, type Stroke } from './strokes.js'

/** What a signature pad is told. */
export interface PadProps {
  readonly label: string
  readonly strokes: readonly Stroke[]
  readonly onChange: (strokes: readonly Stroke[]) => void
}

/** A pad to sign on with finger, pen or mouse. It is an addition: whoever cannot draw types the name, which is enough. */
export const Pad = ({ label, strokes, onChange }: PadProps) => {
  const place = useRef<HTMLCanvasElement>(null)
  const drawing = useRef<Stroke | undefined>(undefined)
  useEffect(() => draw(place.current, strokes), [strokes])

  const point = (event: PointerEvent<HTMLCanvasElement>) =>
    pointOn(event.currentTarget.getBoundingClientRect(), event)
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.isPrimary || event.button > 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = [point(event)]
  }
  const goOn = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current || !event.isPrimary) return
    drawing.current = drawnOn(drawing.current, point(event))
    draw(event.currentTarget, [...strokes, drawing.current])
  }
  const end = () => {
    if (drawing.current) onChange([...strokes, drawing.current])
    drawing.current = undefined
  }
  return (
    <canvas
      ref={place}
      className="day-pad"
      part="pad"
      width={1000}
      height={padHeight}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={goOn}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

const draw = (canvas: HTMLCanvasElement | null, strokes: readonly Stroke[]): void => {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.strokeStyle = getComputedStyle(canvas).color
  pen.lineWidth = 6
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const [first, ...rest] of strokes) {
    if (!first) continue
    pen.beginPath()
    pen.moveTo(...first)
    for (const point of rest.length ? rest : [first]) pen.lineTo(...point)
    pen.stroke()
  }
}
