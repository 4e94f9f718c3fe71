import "@testing-library/jest-dom/vitest";

// jsdom lays nothing out: give the virtual grid and its head a size, and the overlays what they ask for.
const height = {
  configurable: true,
  get(this: HTMLElement) {
    return this.classList.contains("head") ? 30 : 600;
  },
};
Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: height,
  clientHeight: height,
  clientWidth: { configurable: true, get: () => 800 },
});
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.scrollTo ??= () => undefined;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
