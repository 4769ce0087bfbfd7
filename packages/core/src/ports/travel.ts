/** A place on the earth in decimal degrees (WGS 84): latitude from -90 to 90, longitude from -180 to 180. */
export interface Point {
  readonly lat: number
  readonly lon: number
}

/**
 * How long and how far from each place to each other: `seconds[i][j]` and `metres[i][j]` from the i-th origin to the j-th destination,
 * whole and never negative; null = no road leads there.
 */
export interface TravelMatrix {
  readonly seconds: readonly (readonly (number | null)[])[]
  readonly metres: readonly (readonly (number | null)[])[]
}

/**
 * Travel by road. A matrix has a row for each origin and a cell in it for each destination, in the order asked, however many there are: an
 * adapter cuts what its server does not take at once. From a place to itself it is nothing. The way back may differ from the way there.
 */
export interface Travel {
  /**
   * Resolves with the whole matrix, or throws: `OutsideProblem` when the server does not answer, refuses or makes no sense.
   * @throws {RangeError} for a point that is nowhere on the earth.
   */
  matrix(from: readonly Point[], to: readonly Point[]): Promise<TravelMatrix>
}

/** Where the homes of a postcode are, as far as is known. */
export interface Places {
  /** The middle of a town of that postcode; of all its towns, when none is called so; undefined = unknown. */
  placeOf(postcode: string, city?: string): Point | undefined
}

/** @throws {RangeError} naming the first point that is nowhere on the earth. */
export const checkPoints = (points: readonly Point[]): void => {
  points.forEach(({ lat, lon }, i) => {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
      throw new RangeError(`point ${i + 1}: ${lat}, ${lon} is nowhere on the earth`)
  })
}
