/** The last so many items; the oldest makes room for a new one. */
export class Ring<T> {
	private items: T[] = [];
	private oldest = 0;

	constructor(private readonly size: number) {}

	push(item: T): void {
		if (this.items.length < this.size) {
			this.items.push(item);
			return;
		}
		this.items[this.oldest] = item;
		this.oldest = (this.oldest + 1) % this.size;
	}

	clear(): void {
		this.items = [];
		this.oldest = 0;
	}

	/** The items as they are now, oldest first. */
	toArray(): T[] {
		return [...this.items.slice(this.oldest), ...this.items.slice(0, this.oldest)];
	}
}
