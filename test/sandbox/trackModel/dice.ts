/** Random choices that a seed repeats. */
export class Dice {
	#state: number;

	constructor(seed: number) {
		// Neighbouring seeds start far apart.
		this.#state = Math.imul(seed + 1, 0x9e3779b1);
	}

	/** From 0 to below 1. */
	#next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number, both ends included. */
	between(lowest: number, highest: number): number {
		return lowest + Math.floor(this.#next() * (highest - lowest + 1));
	}

	chance(probability: number): boolean {
		return this.#next() < probability;
	}

	pick<Choice>(choices: readonly Choice[]): Choice {
		const choice = choices[this.between(0, choices.length - 1)];
		if (choice === undefined) throw new Error('There is nothing to choose from.');
		return choice;
	}

	/** One of the makers, each as often as its weight says. */
	oneOf<Made>(...makers: readonly (readonly [weight: number, make: () => Made])[]): Made {
		let left = this.#next() * makers.reduce((sum, [weight]) => sum + weight, 0);
		for (const [weight, make] of makers) {
			left -= weight;
			if (left < 0) return make();
		}
		throw new Error('There is nothing to choose from.');
	}

	times<Made>(count: number, make: () => Made): Made[] {
		return Array.from({ length: count }, make);
	}
}
