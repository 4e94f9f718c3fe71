/* The window of rows that are drawn, over @tanstack/virtual-core: 100,000 rows, some forty elements. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";

export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  size = $state(0);
  #rows: Virtualizer<HTMLElement, HTMLElement> | undefined;

  /** Watches the scrolling element until the effect that called it ends. */
  attach(element: HTMLElement, count: () => number, row: () => number, head: () => number): () => void {
    const read = () => {
      this.items = this.#rows?.getVirtualItems() ?? [];
      this.size = this.#rows?.getTotalSize() ?? 0;
    };
    const options = () => ({
      count: count(),
      getScrollElement: () => element,
      estimateSize: row,
      overscan: 8,
      scrollMargin: head(),
      scrollPaddingStart: head(),
      initialRect: { width: element.clientWidth, height: element.clientHeight },
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: read,
    });
    this.#rows = new Virtualizer(options());
    const unmount = this.#rows._didMount();
    $effect(() => {
      this.#rows?.setOptions(options());
      this.#rows?.measure();
      this.#rows?._willUpdate();
      read();
    });
    return unmount;
  }

  show(index: number): void {
    this.#rows?.scrollToIndex(index, { align: "auto" });
  }
}
