/**
 * The script tag: `<script type="module" src=".../foyer.js"></script>`. It brings the widgets' own code when one of their places
 * comes near the eye, or is touched; a page without any loads nothing more. A page speaks one language: that of its first place.
 */
const places = 'foyer-form,foyer-simulator'

let language = 'fr'

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
  const found = document.querySelectorAll<HTMLElement>(places)
  if (/^en/i.test(found[0]?.closest<HTMLElement>('[lang]')?.lang ?? '')) language = 'en'
  for (const place of found) {
    place.lang = language
    if (!place.childElementCount && !place.offsetHeight) place.style.minHeight = '1px'
    place.style.display ||= 'block'
    near.observe(place)
    place.addEventListener('pointerenter', bring, { once: true })
    place.addEventListener('focusin', bring, { once: true })
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch)
else watch()
