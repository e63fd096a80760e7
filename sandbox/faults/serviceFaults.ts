import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { brokenBody } from './brokenBody';
import type { FaultRule } from './faultPlan';
import type { FaultServer } from './faultServer';
import type { Gate } from './gate';
import { comesAfter, interfere } from './interfere';

const UNKNOWN_ROUTE = '(unknown route)';

/** A service's server, as faults need it. */
export interface FaultyService {
	readonly server: FaultServer;
	/** Takes the request's key or token its worth, or throws what the service says of such a one. */
	readonly revokeToken: (request: FastifyRequest) => void;
}

function bodyLength(payload: unknown, reply: FastifyReply): number | undefined {
	if (typeof payload === 'string' || Buffer.isBuffer(payload)) return Buffer.byteLength(payload);
	const length = reply.getHeader('content-length');
	return length === undefined ? undefined : Number(length);
}

/** The answer as the rule spoils it. */
function spoiled(rule: FaultRule, payload: unknown, reply: FastifyReply): unknown {
	if (rule.fault === 'wrong-content-type') reply.header('content-type', 'text/html; charset=utf-8');
	if (rule.fault !== 'torn-body' && rule.fault !== 'slow-trickle') return payload;
	const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
	if (!isText && !(payload instanceof Readable)) return payload;
	const length = bodyLength(payload, reply);
	if (length !== undefined) reply.header('content-length', length);
	const stream = isText ? Readable.from([Buffer.from(payload)]) : payload;
	return brokenBody(rule, { stream, length }, reply.raw);
}

/**
 * Has every request of a service pass the gate, before anything else looks at it, and does what
 * the fault that hits it says.
 */
export function passGate(
	app: FastifyInstance,
	gate: Gate,
	{ server, revokeToken }: FaultyService,
): void {
	gate.routes.watch(server, app);
	const rules = new WeakMap<IncomingMessage, FaultRule>();
	app.addHook('onRequest', async (request, reply) => {
		const route = `${request.method} ${request.routeOptions.url ?? UNKNOWN_ROUTE}`;
		const exchange = { request: request.raw, response: reply.raw };
		const rule = gate.enter({ server, route }, exchange);
		if (!rule) return;
		rules.set(request.raw, rule);
		if (rule.fault === 'token-revoked') revokeToken(request);
		if (comesAfter(rule)) return;
		if ((await interfere(rule, reply.raw)) === 'takenOver') reply.hijack();
	});
	const onSend: onSendHookHandler = (request, reply, payload, done) => {
		const rule = rules.get(request.raw);
		if (!rule) return done(null, payload);
		if (!comesAfter(rule)) return done(null, spoiled(rule, payload, reply));
		// Without a call of `done` the service's own answer never leaves.
		interfere(rule, reply.raw).then((outcome) => {
			if (outcome === 'goOn') done(null, payload);
			else if (payload instanceof Readable) payload.destroy();
		}, done);
	};
	// A route's own hooks come last: the service's may still change the answer's form.
	app.addHook('onRoute', (route) => {
		route.onSend = [...new Set([route.onSend ?? [], onSend].flat())];
	});
}
