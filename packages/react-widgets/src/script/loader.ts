/**
 * The script tag: `<script type="module" src=".../foyer.js"></script>`. It brings the widgets' own code when one of their places
 * comes near the eye, or is touched, in the page's language; a page without any loads nothing more.
 */
const places = 'foyer-form,foyer-simulator'

const language = document.documentElement.lang.startsWith('en') ? 'en' : 'fr'

const bring = (): void => {
  near.disconnect()
  void import(/* @vite-ignore */ new URL(`./visitors.${language}.js`, import.meta.url).href)
}

const near = new IntersectionObserver(
  (seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) bring()
  },
  { rootMargin: '400px' },
)

const watch = (): void => {
  for (const place of document.querySelectorAll<HTMLElement>(places)) {
    if (!place.childElementCount && !place.offsetHeight) place.style.minHeight = '1px'
    place.style.display ||= 'block'
    near.observe(place)
    place.addEventListener('pointerenter', bring, { once: true })
    place.addEventListener('focusin', bring, { once: true })
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch)
else watch()
