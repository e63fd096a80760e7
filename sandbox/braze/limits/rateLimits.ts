import type { FastifyInstance } from 'fastify';
import { BrazeError } from '../brazeError';
import type { LimitSettings } from './limitSettings';
import { RateCounter } from './rateCounter';
import { RATE_POOLS, SHARED_POOL } from './ratePools';

/**
 * Puts `X-RateLimit-*` headers on every answer and answers 429 to a request too many. The headers
 * arrive in lower case. https://www.braze.com/docs/api/api_limits
 */
export function limitRates(app: FastifyInstance, settings: LimitSettings): void {
	const shared = new RateCounter(SHARED_POOL);
	const counters = new Map<string | undefined, RateCounter>();
	for (const pool of RATE_POOLS) {
		const counter = new RateCounter(pool);
		for (const route of pool.routes) counters.set(route, counter);
	}
	app.addHook('onRequest', async (request, reply) => {
		const nowMs = Date.now();
		const counter = counters.get(request.routeOptions.url) ?? shared;
		const { limit, remaining, resetSeconds, exceeded } = counter.count(settings, nowMs);
		reply.header('x-ratelimit-limit', limit);
		reply.header('x-ratelimit-remaining', remaining);
		reply.header('x-ratelimit-reset', resetSeconds);
		if (!exceeded) return;
		const waitSeconds = Math.ceil(resetSeconds - nowMs / 1000);
		if (settings.retryAfter) reply.header('retry-after', waitSeconds);
		throw new BrazeError(429, 'Rate Limited');
	});
}
