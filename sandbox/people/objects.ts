import type { Random } from './random';

const FREQUENCIES = ['daily', 'weekly', 'never'] as const;
const TOPICS = ['sales', 'stories', 'events'] as const;
const ORDER_STATES = ['placed', 'sent', 'returned'] as const;

/** An order, one of few numbers, so that both services come to speak of the same one. */
export function orderOf(random: Random): Record<string, unknown> {
	return {
		id: `o-${random.between(1, 5)}`,
		total: random.between(500, 20_000) / 100,
		state: random.pick(ORDER_STATES),
	};
}

/** What a customer wants to hear, an object with another one inside. */
export function preferencesOf(random: Random): Record<string, unknown> {
	return {
		frequency: random.pick(FREQUENCIES),
		topics: random.some(TOPICS, 0.5),
		calls: { allowed: random.chance(0.5), perYear: random.between(0, 12) },
	};
}
