import { killGoalTest } from './killGoal';

killGoalTest('export');
