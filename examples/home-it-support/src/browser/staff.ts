import * as widgets from '@foyer/react-widgets'

/** Defines every element of the staff's and the customers' pages. */
for (const spec of Object.values(widgets)) if ('tag' in Object(spec)) widgets.define(spec as never)
