/* How rows of known heights fall on pages. */

/** First row and end of each page that takes `room`; a row that is taller than a page has one of its own. */
export function pagesOf(heights: readonly number[], room: number): [number, number][] {
  const pages: [number, number][] = [];
  let [first, used] = [0, 0];
  heights.forEach((height, index) => {
    if (used + height > room && index > first) {
      pages.push([first, index]);
      [first, used] = [index, 0];
    }
    used += height;
  });
  pages.push([first, heights.length]);
  return pages;
}
