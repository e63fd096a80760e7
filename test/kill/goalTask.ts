import { z } from 'zod';

/** What a process is told that takes one goal from its beginning to its end. */
export const goalTaskSchema = z.object({
	goal: z.enum(['import', 'export']),
	executionId: z.string(),
	connection: z.string(),
	segmentId: z.string(),
	/** The Mapper's parameters. */
	mapping: z.unknown(),
	rowsPerRequest: z.number(),
	requestsAtOnce: z.number(),
	leaseTtlMs: z.number(),
	braze: z.object({ url: z.string(), key: z.string(), folder: z.string() }),
	blueConic: z.object({ url: z.string(), token: z.string() }),
	s3: z.object({
		endpoint: z.string(),
		region: z.string(),
		accessKeyId: z.string(),
		secretAccessKey: z.string(),
		bucket: z.string(),
	}),
});

export type GoalTask = z.infer<typeof goalTaskSchema>;

/** The phases of a run, in order. */
export const phases = ['begin', 'read', 'map', 'deliver', 'finish'] as const;
export type Phase = (typeof phases)[number];

/** What the process tells of itself. */
export const goalMessageSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('phase'), phase: z.enum(phases) }),
	z.object({ kind: z.literal('begun'), runId: z.string(), resumed: z.boolean() }),
	z.object({ kind: z.literal('finished') }),
	z.object({ kind: z.literal('stopped'), sentence: z.string() }),
]);

export type GoalMessage = z.infer<typeof goalMessageSchema>;

export const stageFolder = 'stage';
