/** What the widgets use of React, by Preact: the script tag's build takes this module for `react`. */
export { createContext, createElement } from 'preact'
export { useContext, useEffect, useId, useReducer, useRef, useState } from 'preact/hooks'
