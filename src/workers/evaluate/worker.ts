import { serve } from '../serve.ts';
import { createEvaluateHandler } from './handler.ts';

serve(createEvaluateHandler());
