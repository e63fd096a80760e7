import { killGoalTest } from './killGoal';

killGoalTest('import');
