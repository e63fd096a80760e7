import { z } from 'zod';
import { FAULT_SERVERS, type FaultServer } from './faultServer';

const milliseconds = z.number().int().min(0);
const seconds = z.number().int().min(0);
const SERVICES = ['braze', 'blueconic'] as const;

/** Whether the effect comes first and the fault takes the place of the answer. */
const after = z.boolean().default(false);
const delayMs = milliseconds.default(1000);
const retryAfterSeconds = seconds.optional();

const when = z.union(
	[
		z.strictObject({ probability: z.number().min(0).max(1) }),
		z.strictObject({ at: z.array(z.number().int().min(1)).min(1) }),
	],
	{ error: 'Say either { "probability": 0 to 1 } or { "at": [the n-th requests, from 1] }' },
);

/** A kind of fault, the servers it can hit and what it can be told. */
function kind<const Kind extends string, Parameters extends z.ZodRawShape>(
	fault: Kind,
	servers: readonly FaultServer[],
	parameters: Parameters,
) {
	const target = z.strictObject({
		server: z.enum(servers),
		/** As the request log names it, such as `POST /users/track` or `GetObject`; any if left out. */
		route: z.string().optional(),
		/** For S3: hits only requests for an object whose key contains this. */
		keyContains: z.string().optional(),
		when,
		fault: z.literal(fault),
	});
	return target.extend(parameters);
}

const faultRule = z
	.discriminatedUnion('fault', [
		kind('delay', FAULT_SERVERS, { delayMs, after }),
		/** Never answered: ends when the client leaves or the sandbox closes. */
		kind('hang', FAULT_SERVERS, { after }),
		kind('reset', FAULT_SERVERS, { after }),
		/** The body breaks off after so many bytes, else in its middle (a streamed one early on). */
		kind('torn-body', FAULT_SERVERS, { afterBytes: z.number().int().min(0).optional() }),
		/** The body comes in small pieces, the last after so long. */
		kind('slow-trickle', FAULT_SERVERS, { overMs: delayMs }),
		/** 429 with the service's headers. */
		kind('rate-limited', SERVICES, { resetSeconds: seconds.default(1), retryAfterSeconds }),
		/** 429 without a header that says how long to wait. */
		kind('rate-limited-bare', SERVICES, {}),
		/** 500 */
		kind('server-error', FAULT_SERVERS, { after }),
		/** 502 with a page of HTML */
		kind('bad-gateway', SERVICES, { after }),
		/** 503 */
		kind('unavailable', SERVICES, { after, retryAfterSeconds }),
		/** 504 with a page of HTML */
		kind('gateway-timeout', SERVICES, { after }),
		/** The right answer, called HTML. */
		kind('wrong-content-type', SERVICES, {}),
		/** 401; BlueConic's access token is worthless from then on. */
		kind('token-revoked', SERVICES, {}),
		/** 503 `SlowDown` */
		kind('slow-down', ['s3'], {}),
		/** 404 `NoSuchKey`: the object is gone. */
		kind('no-such-key', ['s3'], {
			route: z.enum(['GetObject', 'HeadObject']).default('GetObject'),
		}),
	])
	.refine(({ server, keyContains }) => server === 's3' || keyContains === undefined, {
		error: 'Only requests to S3 have a key',
		path: ['keyContains'],
	});

/**
 * What goes wrong, and when. All of it follows from the seed: the decision about the n-th request
 * that a rule fits depends on nothing but the seed, the rule's place and n.
 */
export const faultPlan = z.strictObject({
	seed: z.number().int().default(1),
	/** Of several that would hit a request the first does. */
	rules: z.array(faultRule),
});

export type FaultRule = z.output<typeof faultRule>;
export type FaultKind = FaultRule['fault'];
export type FaultPlan = z.output<typeof faultPlan>;

export const NO_FAULTS: FaultPlan = { seed: 1, rules: [] };
