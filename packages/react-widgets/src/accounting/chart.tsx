/** One thing that is compared: what it is called, and its amounts in cents, one a series. */
export interface ChartPoint {
  readonly label: string
  readonly amounts: readonly number[]
}

const size = { width: 720, height: 220, foot: 24, head: 8 } as const
const shapes = ['acc-one', 'acc-two'] as const

/** A bar: where it stands in the picture, in its own units. */
export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the bars stand, and where the line of nothing is: amounts below nothing hang under it. */
export const barsOf = (
  points: readonly ChartPoint[],
): { readonly ground: number; readonly bars: readonly (readonly Bar[])[] } => {
  const all = points.flatMap(({ amounts }) => amounts)
  const [top, bottom] = [Math.max(0, ...all), Math.min(0, ...all)]
  const room = size.height - size.foot - size.head
  const unit = top === bottom ? 0 : room / (top - bottom)
  const ground = size.head + (top === bottom ? room : top * unit)
  const slot = size.width / Math.max(points.length, 1)
  const bars = points.map(({ amounts }, at) => {
    const width = Math.min(48, (slot - 12) / Math.max(amounts.length, 1))
    const from = at * slot + (slot - width * amounts.length) / 2
    return amounts.map((amount, no) => ({
      ...{ x: from + no * width, width: width - 2 },
      y: amount > 0 ? ground - amount * unit : ground,
      height: Math.abs(amount) * unit,
    }))
  })
  return { ground, bars }
}

/** Amounts side by side; its title says what they come to, and its table stands below it. */
export const Chart = ({
  title,
  points,
  series,
}: {
  readonly title: string
  readonly points: readonly ChartPoint[]
  readonly series: readonly string[]
}) => {
  const { ground, bars } = barsOf(points)
  const slot = size.width / Math.max(points.length, 1)
  return (
    <>
      <svg className="acc-chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img">
        <title>{title}</title>
        {bars.flatMap((own, at) =>
          own.map((bar, no) => (
            <rect key={`${points[at]?.label} ${series[no]}`} className={shapes[no]} {...bar} />
          )),
        )}
        <line className="acc-ground" x1="0" x2={size.width} y1={ground} y2={ground} />
        {points.map(({ label }, at) => (
          <text key={label} x={(at + 0.5) * slot} y={size.height - 6}>
            {label}
          </text>
        ))}
      </svg>
      {series.length > 1 ? (
        <p className="acc-legend">
          {series.map((name, no) => (
            <span key={name}>
              <svg viewBox="0 0 14 14" aria-hidden="true">
                <rect className={shapes[no]} x="1" y="1" width="12" height="12" />
              </svg>
              {name}
            </span>
          ))}
        </p>
      ) : null}
    </>
  )
}
