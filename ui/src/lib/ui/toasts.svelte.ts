/* What was just done, with a way back: 8 seconds, held while it is hovered or has the focus. */

export interface Toast {
  id: number;
  text: string;
  tone: "done" | "failed";
  action?: { label: string; run: () => void };
}

const STAYS_MS = 8000;

class Toasts {
  list = $state<Toast[]>([]);
  #last = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  show(text: string, action?: Toast["action"], tone: Toast["tone"] = "done"): void {
    const id = ++this.#last;
    // an older message makes room; only the last that can be undone stays beside the new one
    const last = this.list.findLast((toast) => toast.action);
    for (const toast of this.list) if (toast !== last) this.close(toast.id);
    this.list.push({ id, text, tone, action });
    this.release(id);
  }

  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  release(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), STAYS_MS),
    );
  }

  close(id: number): void {
    this.hold(id);
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
