import {
  customerSpaceElement,
  dayElement,
  define,
  homeElement,
  intakeElement,
  invoicesElement,
} from '@foyer/react-widgets'

// What the pages of the office, the workers and the customers are made of.
define(homeElement)
define(intakeElement)
define(invoicesElement)
define(dayElement)
define(customerSpaceElement)
