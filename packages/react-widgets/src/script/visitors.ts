import { formElement } from '../form/element.js'
import { define } from '../kit/element.js'
import { simulatorElement } from '../simulator/element.js'

define(formElement)
define(simulatorElement)
