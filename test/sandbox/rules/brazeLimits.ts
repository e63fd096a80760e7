import type { Rule, RuleTable } from './rule';
import { shownIn } from './shownIn';

const LIMITS = 'https://www.braze.com/docs/api/api_limits';

const limited = shownIn({ service: 'braze', testFile: 'brazeLimits.test.ts', source: LIMITS });

function pooled(rule: string, route: string, setting: string): Rule {
	return limited(rule, `${route} says its limit, which ends on the clock`, [
		'limits/ratePools.ts',
		`=> ${setting} }`,
		'=> 1 }',
	]);
}

export const BRAZE_LIMITS: RuleTable = {
	title: 'Braze: limits',
	rules: [
		limited(
			'Every answer says limit, remaining requests and the second of the reset, unknown routes and refused keys too',
			'a refused key is told the limits too',
			['limits/rateLimits.ts', "reply.header('x-ratelimit-limit', limit)", ''],
		),
		limited(
			'The names of these headers arrive in lower case',
			'the names of the headers arrive in lower case',
			[
				'limits/rateLimits.ts',
				"reply.header('x-ratelimit-limit', limit)",
				"reply.raw.setHeader('X-RateLimit-Limit', limit)",
			],
		),
		pooled(
			'`/users/track` takes 3,000 requests in 3 seconds (settable)',
			'/users/track',
			'trackPer3Seconds',
		),
		limited(
			'`/users/track` has an hourly limit beside the burst in some contracts (settable)',
			'a request too many in the hour is refused until the hour ends',
			['limits/ratePools.ts', '=> trackPerHour }', '=> null }'],
		),
		pooled(
			'`/users/export/ids` takes 250 requests a minute (settable)',
			'/users/export/ids',
			'exportIdsPerMinute',
		),
		pooled(
			'`/custom_attributes` takes 1,000 requests an hour (settable)',
			'/custom_attributes',
			'customAttributesPerHour',
		),
		pooled(
			'`/campaigns/data_series` takes 50,000 requests a minute (settable)',
			'/campaigns/data_series',
			'campaignSeriesPerMinute',
		),
		pooled(
			'All other endpoints take 250,000 requests an hour (settable)',
			'/segments/list',
			'sharedPerHour',
		),
		limited(
			'Endpoints without a limit of their own share one',
			'endpoints without a limit of their own share one',
			['limits/rateLimits.ts', '?? shared;', '?? new RateCounter(SHARED_POOL);'],
		),
		limited(
			'Hourly limits start anew with the clock hour',
			'/segments/list says its limit, which ends on the clock',
			[
				'limits/rateCounter.ts',
				'(Math.floor(nowMs / 1000 / window.seconds) + 1) * window.seconds',
				'Math.floor(nowMs / 1000) + window.seconds',
			],
		),
		limited(
			'A request too many is answered 429 until the reset',
			'a request too many in three seconds is refused until they are over',
			['limits/rateLimits.ts', 'if (!exceeded) return;', 'return;'],
		),
		limited(
			'`Retry-After` comes with a 429 or not',
			'with retryAfter true a 429 says how long to wait: 1',
			['limits/rateLimits.ts', 'if (settings.retryAfter)', 'if (false)'],
			'unknown: limits.retryAfter',
		),
	],
};
