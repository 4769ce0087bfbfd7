import { define, intakeElement } from '@foyer/react-widgets'

define(intakeElement)
