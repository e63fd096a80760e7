interface VirtualEvent {
	readonly atMs: number;
	readonly order: number;
	readonly action: () => void;
	readonly isCalledOff: () => boolean;
}

const isSooner = (one: VirtualEvent, other: VirtualEvent): boolean =>
	one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

/** Time that passes from event to event; all code that an event wakes runs before the next one. */
export class VirtualTime {
	nowMs = 0;
	events = 0;
	/** A binary heap: no event is sooner than the one at half its place. */
	private readonly heap: VirtualEvent[] = [];

	at(atMs: number, action: () => void, isCalledOff = () => false): void {
		this.events += 1;
		const event = { atMs: Math.max(atMs, this.nowMs), order: this.events, action, isCalledOff };
		let place = this.heap.push(event) - 1;
		while (place > 0) {
			const above = (place - 1) >> 1;
			const parent = this.heap[above];
			if (!parent || !isSooner(event, parent)) break;
			this.heap[place] = parent;
			place = above;
		}
		this.heap[place] = event;
	}

	/** Lets time pass until it is over, or the end. */
	async passUntil(isOver: () => boolean, endMs: number): Promise<void> {
		while (!isOver()) {
			if ((this.heap[0]?.atMs ?? Infinity) > endMs) {
				this.nowMs = endMs;
				return;
			}
			const event = this.pop();
			if (!event || event.isCalledOff()) continue;
			this.nowMs = event.atMs;
			event.action();
			await new Promise<void>((resolve) => setImmediate(resolve));
		}
	}

	private pop(): VirtualEvent | undefined {
		const first = this.heap[0];
		const last = this.heap.pop();
		if (!first || !last || first === last) return first;
		let place = 0;
		for (;;) {
			const left = 2 * place + 1;
			const [one, other] = [this.heap[left], this.heap[left + 1]];
			const child = other && one && isSooner(other, one) ? left + 1 : left;
			const sooner = this.heap[child];
			if (!sooner || !isSooner(sooner, last)) break;
			this.heap[place] = sooner;
			place = child;
		}
		this.heap[place] = last;
		return first;
	}
}
