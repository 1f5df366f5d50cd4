//! What is shown: functions of the model.
