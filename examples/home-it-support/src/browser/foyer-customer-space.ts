import { customerSpaceElement, define } from '@foyer/react-widgets'

define(customerSpaceElement)
