import type { LimitSettings } from './limitSettings';

/** So many requests in every stretch of so many seconds; stretches begin on the clock. */
export interface RateWindow {
	readonly seconds: number;
	/** Null when the contract has no such limit. */
	readonly limit: (settings: LimitSettings) => number | null;
}

/** Endpoints that share their limits: https://www.braze.com/docs/api/api_limits */
export interface RatePool {
	readonly routes: readonly string[];
	readonly windows: readonly RateWindow[];
}

const HOUR = 3600;

/** Endpoints with limits of their own. */
export const RATE_POOLS: readonly RatePool[] = [
	{
		routes: ['/users/track'],
		windows: [
			{ seconds: 3, limit: ({ trackPer3Seconds }) => trackPer3Seconds },
			{ seconds: HOUR, limit: ({ trackPerHour }) => trackPerHour },
		],
	},
	{
		routes: ['/users/export/ids'],
		windows: [{ seconds: 60, limit: ({ exportIdsPerMinute }) => exportIdsPerMinute }],
	},
	{
		routes: ['/custom_attributes'],
		windows: [{ seconds: HOUR, limit: ({ customAttributesPerHour }) => customAttributesPerHour }],
	},
	{
		routes: ['/campaigns/data_series'],
		windows: [{ seconds: 60, limit: ({ campaignSeriesPerMinute }) => campaignSeriesPerMinute }],
	},
];

/** All other endpoints. */
export const SHARED_POOL: RatePool = {
	routes: [],
	windows: [{ seconds: HOUR, limit: ({ sharedPerHour }) => sharedPerHour }],
};
